package shop.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;

public class Store {

    public int fetch(String id) throws IOException {
        try (Reader in = new BufferedReader(new InputStreamReader(
                URI.create("http://store.example/" + id).toURL().openStream(), StandardCharsets.UTF_8))) {
            return checksum(in);
        }
    }

    public int checksum(Reader in) throws IOException {
        int sum = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            sum = 31 * sum + c;
        }
        return sum;
    }
}
