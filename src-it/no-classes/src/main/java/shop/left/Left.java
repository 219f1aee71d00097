package shop.left;

class Left {}
