package shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

class Basket {

    private final Store store = new Store();

    long size(List<String> ids) {
        return ids.parallelStream().mapToLong(id -> fetch(id).length).sum();
    }

    private byte[] fetch(String id) {
        try {
            return store.fetch(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
