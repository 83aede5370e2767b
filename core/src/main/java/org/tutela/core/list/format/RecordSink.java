package org.tutela.core.list.format;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.Address;
import org.tutela.core.list.AddressEntry;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListGuards;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Notice;
import org.tutela.core.list.Opinions;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;
import org.tutela.core.list.Tombstone;

/**
 * Yields what one record after the other says: its fields are set first, then come its values, then
 * {@link #end()}. One per reading.
 */
final class RecordSink {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_. -]{1,24}");

  private final HashJudge blocking;
  private final HashJudge harmless = new HashJudge(ListGuards.NONE);
  private final AddressJudge blockingAddresses;
  private final AddressJudge harmlessAddresses = new AddressJudge(ListGuards.NONE);
  private final Consumer<? super ListRecord> sink;
  private final List<String> unknown = new ArrayList<>();
  private String location = "";
  private String sourceId = "";
  private String category = "";
  private EntryRole role = EntryRole.BLOCK;
  private Optional<Instant> updated = Optional.empty();
  private Opinions opinions = Opinions.NONE;
  private String detail = "";
  private boolean any;

  RecordSink(ReadOptions options, Consumer<? super ListRecord> sink) {
    this.blocking = new HashJudge(options.guards());
    this.blockingAddresses = new AddressJudge(options.guards());
    this.sink = sink;
  }

  /** Begins a record, which blocks and has no category until it says otherwise. */
  void begin(String where, String id) {
    location = where;
    sourceId = id;
    category = "";
    role = EntryRole.BLOCK;
    updated = Optional.empty();
    opinions = Opinions.NONE;
    detail = "";
    any = false;
    unknown.clear();
  }

  /** Names a record whose id came to light after its beginning. */
  void named(String id) {
    sourceId = id;
  }

  void category(String text) {
    category = text;
  }

  void role(EntryRole what) {
    role = what;
  }

  /** Sets the date, if the text is one; warns if it is none. */
  void updated(String text) {
    updated = Timestamps.parse(text);
    if (updated.isEmpty() && !text.isEmpty()) {
      warning("a date that is none");
    }
  }

  void opinions(int confirming, int disputing) {
    opinions = new Opinions(confirming, disputing);
  }

  /** Adds to the detail, unless the value is empty. */
  void detail(String name, String value) {
    if (!value.isEmpty()) {
      detail = (detail.isEmpty() ? "" : detail + ";") + name + "=" + value;
    }
  }

  /** Yields a value, or why it is refused. */
  void hash(HashType type, byte[] text, int from, int to) {
    any = true;
    HashJudge judge = judge();
    if (judge.accepts(type, text, from, to, HashJudge.Form.HEX)) {
      entry(judge);
    } else {
      refuse(judge.code(), type);
    }
  }

  private void entry(HashJudge judge) {
    sink.accept(
        new ListEntry(judge.hash(), category, sourceId, role, updated, opinions, location, detail));
  }

  /** Yields a value, or why it is refused. */
  void hash(HashType type, String text) {
    byte[] bytes = HashJudge.bytes(text);
    hash(type, bytes, 0, bytes.length);
  }

  /** Yields a value that should be a string; absent and empty ones are passed over. */
  void hash(HashType type, JsonValue value) {
    if (value.is(JsonValue.Kind.STRING)) {
      if (value.text().isEmpty()) {
        ignored("EMPTY_HASH " + type.id());
      } else {
        hash(type, value.text());
      }
    } else if (!value.is(JsonValue.Kind.NONE)) {
      any = true;
      refuse(ReasonCode.NOT_A_STRING, type);
    }
  }

  /** Yields a value of a database: bytes, or hexadecimal digits; null is passed over. */
  void hash(HashType type, SqliteRow row, int column) throws IOException {
    if (row.isBlob(column)) {
      any = true;
      HashJudge judge = judge();
      if (judge.accepts(type, Arrays.copyOfRange(row.bytes(), row.from(column), row.to(column)))) {
        entry(judge);
      } else {
        refuse(judge.code(), type);
      }
    } else if (row.isText(column) && row.isUtf8()) {
      hash(type, row.bytes(), row.from(column), row.to(column));
    } else if (row.has(column)) {
      hash(type, row.text(column));
    }
  }

  /** A list of what is harmless may name what no block list may, the empty file for instance. */
  private HashJudge judge() {
    return isHarmless() ? harmless : blocking;
  }

  private boolean isHarmless() {
    return switch (role) {
      case ALLOW, SUPPRESS, KNOWN_GOOD -> true;
      case BLOCK, DISPUTED, OBSERVABLE -> false;
    };
  }

  private void refuse(ReasonCode code, HashType type) {
    boolean digest = code != ReasonCode.BAD_NUMBER;
    Optional<HashType> shown = digest ? Optional.of(type) : Optional.empty();
    sink.accept(new Rejection(code, shown, sourceId, location, ""));
  }

  /** Yields a URL in its canonical form, or why it is refused. */
  void url(String text) {
    address(Address.Kind.URL, text);
  }

  /** Yields a domain name, or why it is refused. */
  void domain(String text) {
    address(Address.Kind.DOMAIN_EXACT, text);
  }

  /** Yields an IP address or a range of them, or why it is refused. */
  void range(String text) {
    address(Address.Kind.CIDR, text);
  }

  private void address(Address.Kind kind, String text) {
    any = true;
    AddressJudge judge = isHarmless() ? harmlessAddresses : blockingAddresses;
    if (judge.accepts(kind, text)) {
      sink.accept(
          new AddressEntry(
              judge.address(), category, sourceId, role, updated, opinions, location, detail));
    } else {
      reject(judge.code(), "");
    }
  }

  /** Yields the removal of a URL. */
  void deleteUrl(String text) {
    // Also what no list may hold can be taken back.
    Optional<Address> url =
        harmlessAddresses.accepts(Address.Kind.URL, text)
            ? Optional.of(harmlessAddresses.address())
            : Optional.empty();
    if (url.isPresent() || !sourceId.isEmpty()) {
      sink.accept(new Tombstone(Optional.empty(), url, sourceId, updated, location, ""));
    } else {
      reject(ReasonCode.NO_HOST, "");
    }
  }

  /** Mentions a value of an algorithm that is unknown. */
  void unknown(String algorithm) {
    unknown.add(NAME.matcher(algorithm).matches() ? algorithm : "");
  }

  void ignored(String remark) {
    sink.accept(Notice.ignored(location, remark));
  }

  void meta(String remark) {
    sink.accept(new Notice(Notice.Kind.META, location, remark));
  }

  void warning(String remark) {
    sink.accept(Notice.warning(location, remark));
  }

  /** Refuses the record, or a part of it that is no digest. */
  void reject(ReasonCode code, String remark) {
    sink.accept(new Rejection(code, Optional.empty(), sourceId, location, remark));
  }

  /** {@return whether a record is an object without defect; refuses it otherwise} */
  boolean isSound(JsonValue record) {
    if (!record.is(JsonValue.Kind.OBJECT) && record.defect().isEmpty()) {
      reject(ReasonCode.NOT_AN_OBJECT, "");
    } else if (record.defect().isPresent()) {
      reject(record.defect().get(), "");
    } else {
      return true;
    }
    return false;
  }

  /** Ends a record, which is refused if it had no value. */
  void end() {
    if (any) {
      unknown.forEach(name -> ignored("UNKNOWN_ALG " + name));
    } else if (unknown.isEmpty()) {
      reject(ReasonCode.NO_HASH, "");
    } else {
      reject(ReasonCode.UNKNOWN_ALG, unknown.get(0));
    }
  }

  /** Yields the removal of the record, or of a value where the record has no id. */
  void delete(Optional<HashType> type, JsonValue value, String remark) {
    delete(type, value, !sourceId.isEmpty(), remark);
  }

  /** Yields the removal of a value; the id beside it names more than this one. */
  void deleteValue(HashType type, JsonValue value, String remark) {
    delete(Optional.of(type), value, false, remark);
  }

  private void delete(Optional<HashType> type, JsonValue value, boolean byId, String remark) {
    Optional<ContentHash> hash = Optional.empty();
    if (type.isPresent() && value.is(JsonValue.Kind.STRING)) {
      // Also what no list may hold can be taken back.
      if (harmless.accepts(type.get(), value.text(), HashJudge.Form.HEX)) {
        hash = Optional.of(harmless.hash());
      } else {
        refuse(harmless.code(), type.get());
        any = true;
      }
    }
    if (hash.isPresent() || byId) {
      sink.accept(new Tombstone(hash, Optional.empty(), sourceId, updated, location, remark));
    } else if (!any) {
      reject(type.isEmpty() ? ReasonCode.UNKNOWN_ALG : ReasonCode.NO_HASH, "");
    }
  }
}
