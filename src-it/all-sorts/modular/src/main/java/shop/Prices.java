package shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class Prices {

    String fetch(HttpClient client, URI from) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(from).build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
