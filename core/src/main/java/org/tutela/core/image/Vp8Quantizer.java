package org.tutela.core.image;

/** The steps of coefficients: of luma, of the DC values of luma together, and of chroma. */
record Vp8Quantizer(
    int lumaDc, int lumaAc, int secondDc, int secondAc, int chromaDc, int chromaAc) {}
