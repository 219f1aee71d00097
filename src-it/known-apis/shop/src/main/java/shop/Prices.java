package shop;

import rates.Rates;

class Prices {
    private final Rates rates;

    Prices(Rates rates) {
        this.rates = rates;
    }

    double now() {
        return rates.ask("EUR");
    }

    double lately() {
        return rates.last("EUR");
    }

    int left(Stock stock) {
        return stock.count();
    }

    @OnLoop
    double answer() {
        return now();
    }
}
