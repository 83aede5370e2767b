package org.tutela.core.index;

import java.util.Optional;
import org.tutela.core.hash.HashType;

/** The values of one type in an open index; the engine is there that its plan names. */
record TypeIndex(
    HashType type,
    IndexPlan plan,
    int firstId,
    int size,
    int radius,
    Optional<DigestEngine> digests,
    Optional<HammingEngine> bits) {}
