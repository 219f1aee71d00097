package shop;

import module java.base;

class Invoices {

    private final Path path;

    Invoices(String name) {
        Path of = Path.of(name);
        super();
        this.path = of;
    }

    String text() throws IOException {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException _) {
            return "";
        }
    }
}
