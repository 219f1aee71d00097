package rates;

public interface Rates {
    double ask(String currency);

    double last(String currency);
}
