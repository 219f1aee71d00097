package shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public class Catalog {

    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    public Future<String> load(Path file) {
        return pool.submit(() -> read(file));
    }

    String read(Path file) throws IOException {
        return Files.readString(file);
    }

    public int total(List<Integer> prices) {
        int total = 0;
        for (int price : prices) {
            total += price;
        }
        return total;
    }

    public void close() {
        pool.shutdown();
    }
}
