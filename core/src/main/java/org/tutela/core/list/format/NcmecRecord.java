package org.tutela.core.list.format;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.FingerprintReference;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Notice;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;
import org.tutela.core.list.Tombstone;

/**
 * One image or video of an NCMEC page, or its deletion. Kept whole until its end, because its
 * children come in any order.
 */
final class NcmecRecord {
  private static final int MAX_PARTS = 1000;

  private record Fingerprint(String name, String text, String href) {}

  private final String media;
  private final String location;
  private final List<Fingerprint> fingerprints = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final NcmecFeedback feedback = new NcmecFeedback();
  private String member = "";
  private String id = "";
  private String classification = "";
  private String timestamp = "";
  private boolean ambiguous;

  private NcmecRecord(String media, String location) {
    this.media = media;
    this.location = location;
  }

  /** {@return the record that the cursor is on, which is read to its end} */
  static NcmecRecord read(XmlCursor xml, String media, String location) throws IOException {
    NcmecRecord read = new NcmecRecord(media, location);
    int parts = 0;
    while (xml.nextChild()) {
      read.child(xml);
      parts++;
      if (parts + read.fingerprints.size() > MAX_PARTS) {
        throw xml.fatal(ReasonCode.LIMIT_EXCEEDED, "a record of more than " + MAX_PARTS + " parts");
      }
    }
    return read;
  }

  private void child(XmlCursor xml) throws IOException {
    switch (xml.name()) {
      case "member" -> {
        String value = xml.attribute("id");
        ambiguous |= !member.isEmpty() && !member.equals(value);
        member = value;
        xml.skip();
      }
      case "id" -> {
        String value = xml.text();
        ambiguous |= !id.isEmpty() && !id.equals(value);
        id = value;
      }
      case "classification" -> {
        String value = xml.text();
        boolean first = classification.isEmpty() || value.isEmpty();
        classification = first ? classification + value : classification + "|" + value;
      }
      case "timestamp" -> timestamp = xml.text();
      case "fingerprints" -> fingerprints(xml);
      case "feedback" -> feedback.read(xml);
      default -> {
        remarks.add("UNKNOWN_ELEMENT " + xml.name());
        xml.skip();
      }
    }
  }

  private void fingerprints(XmlCursor xml) throws IOException {
    while (xml.nextChild() && fingerprints.size() <= MAX_PARTS) {
      String name = xml.name();
      String href = xml.attribute("href");
      fingerprints.add(new Fingerprint(name, xml.text(), href));
    }
  }

  /** Gives everything the record says to the sink. */
  void report(boolean deleted, HashJudge judge, Consumer<? super ListRecord> sink) {
    if (ambiguous) {
      sink.accept(Rejection.of(ReasonCode.DUPLICATE_KEY, location, "member or id"));
    } else if (member.isEmpty() || id.isEmpty()) {
      String missing = member.isEmpty() ? "member" : "id";
      sink.accept(Rejection.of(ReasonCode.MISSING_FIELD, location, missing));
    } else if (deleted) {
      sink.accept(Tombstone.of(sourceId(), updated(sink), location, "media=" + media));
    } else {
      values(judge, sink);
      remarks.forEach(remark -> sink.accept(Notice.ignored(location, remark)));
    }
  }

  private void values(HashJudge judge, Consumer<? super ListRecord> sink) {
    Optional<Instant> updated = updated(sink);
    boolean any = false;
    Optional<String> unknown = Optional.empty();
    for (Fingerprint fingerprint : fingerprints) {
      Optional<HashType> type = type(fingerprint.name());
      if (fingerprint.text().isEmpty() && !fingerprint.href().isEmpty()) {
        any = true;
        sink.accept(
            new FingerprintReference(
                fingerprint.name(),
                fingerprint.href(),
                classification,
                sourceId(),
                location,
                "do not store long term"));
      } else if (fingerprint.text().isEmpty()) {
        sink.accept(Notice.ignored(location, "EMPTY_FINGERPRINT " + fingerprint.name()));
      } else if (type.isEmpty()) {
        unknown = Optional.of(fingerprint.name());
        if (fingerprints.size() > 1) {
          sink.accept(Notice.ignored(location, "UNKNOWN_FINGERPRINT " + fingerprint.name()));
        }
      } else {
        any = true;
        value(type.get(), fingerprint, updated, judge, sink);
      }
    }
    if (!any) {
      ReasonCode code = unknown.isPresent() ? ReasonCode.UNKNOWN_ALG : ReasonCode.NO_HASH;
      sink.accept(new Rejection(code, Optional.empty(), sourceId(), location, unknown.orElse("")));
    }
  }

  private void value(
      HashType type,
      Fingerprint fingerprint,
      Optional<Instant> updated,
      HashJudge judge,
      Consumer<? super ListRecord> sink) {
    if (judge.accepts(type, fingerprint.text(), HashJudge.Form.HEX)) {
      sink.accept(
          new ListEntry(
              judge.hash(),
              classification,
              sourceId(),
              EntryRole.BLOCK,
              updated,
              feedback.opinions(fingerprint.name()),
              location,
              "media=" + media + feedback.detail(fingerprint.name())));
    } else {
      boolean digest = judge.code() != ReasonCode.BAD_NUMBER;
      Optional<HashType> shown = digest ? Optional.of(type) : Optional.empty();
      sink.accept(new Rejection(judge.code(), shown, sourceId(), location, ""));
    }
  }

  private Optional<Instant> updated(Consumer<? super ListRecord> sink) {
    Optional<Instant> updated = Timestamps.parse(timestamp);
    if (updated.isEmpty() && !timestamp.isEmpty()) {
      sink.accept(Notice.warning(location, "a timestamp that is none"));
    }
    return updated;
  }

  /** Ids are unique within a member only. */
  private String sourceId() {
    return member + "-" + id;
  }

  private static Optional<HashType> type(String element) {
    String name = element.toLowerCase(Locale.ROOT);
    return name.equals("pdna") ? Optional.of(HashType.PHOTODNA) : HashType.find(name);
  }
}
