module shop {
    requires java.net.http;
}
