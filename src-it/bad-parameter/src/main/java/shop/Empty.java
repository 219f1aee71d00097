package shop;

class Empty {}
