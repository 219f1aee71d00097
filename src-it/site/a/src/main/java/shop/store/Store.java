package shop.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

public class Store {

    public byte[] fetch(String id) throws IOException {
        try (InputStream in = URI.create("http://store.example/" + id).toURL().openStream()) {
            return in.readAllBytes();
        }
    }
}
