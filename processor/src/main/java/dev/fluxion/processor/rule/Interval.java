package dev.fluxion.processor.rule;

/** The numbers between two. */
public record Interval(double low, double high) {}
