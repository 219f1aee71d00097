package shop;

public @interface OnLoop {}
