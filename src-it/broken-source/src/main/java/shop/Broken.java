package shop;

public class Broken {

    void open( {
    }
}
