package shop;

class Out {}
