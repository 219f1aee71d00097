package shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

class Orders {

    private final Connection connection;

    Orders(Connection connection) {
        this.connection = connection;
    }

    String find(String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select text from orders where id = ?")) {
            query.setString(1, id);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }
}
