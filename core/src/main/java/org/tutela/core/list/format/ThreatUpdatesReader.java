package org.tutela.core.list.format;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ReadOptions;

/**
 * Pages of ThreatExchange {@code threat_updates}. A record without descriptors is a deletion, as is
 * one that says so.
 */
final class ThreatUpdatesReader extends JsonFormat {
  private static final Map<String, HashType> TYPES =
      Map.of(
          "HASH_PDQ", HashType.PDQ,
          "HASH_MD5", HashType.MD5,
          "HASH_VIDEO_MD5", HashType.MD5,
          "HASH_SHA1", HashType.SHA1,
          "HASH_SHA256", HashType.SHA256);

  /** Known, and no hash of a file. */
  private static final Set<String> OTHERS = Set.of("HASH_URL_MD5", "DOMAIN", "IP_ADDRESS");

  private static final Set<String> URLS = Set.of("URI", "RAW_URI", "UNCLICKABLE_URL");

  ThreatUpdatesReader() {
    super("threatexchange", "data", false);
  }

  @Override
  Page page(JsonValue root, ReadOptions options, Consumer<? super ListRecord> sink) {
    return new Updates(options, sink);
  }

  private static final class Updates extends JsonRecords {
    Updates(ReadOptions options, Consumer<? super ListRecord> sink) {
      super(options, sink);
    }

    @Override
    void record(JsonValue record) {
      String name = record.get("type").text().toUpperCase(Locale.ROOT);
      Optional<HashType> type = Optional.ofNullable(TYPES.get(name));
      JsonValue indicator = record.get("indicator");
      List<JsonValue> descriptors = list(record.get("descriptors"));
      out.updated(record.get("last_updated").text());
      if (OTHERS.contains(name)) {
        out.ignored("NOT_A_HASH " + name);
      } else if (record.get("should_delete").truth().orElse(false) || descriptors.isEmpty()) {
        if (URLS.contains(name)) {
          out.deleteUrl(indicator.text());
        } else {
          out.delete(type, indicator, "");
        }
      } else if (URLS.contains(name)) {
        describe(descriptors);
        out.url(indicator.text());
      } else if (type.isEmpty()) {
        out.unknown(name);
        out.end();
      } else {
        describe(descriptors);
        out.hash(type.get(), indicator);
        out.end();
      }
    }

    /** {@return the elements of what is usually a list below the key {@code data}} */
    private static List<JsonValue> list(JsonValue value) {
      boolean below = value.is(JsonValue.Kind.OBJECT) && value.members().containsKey("data");
      return (below ? value.get("data") : value).items();
    }

    private void describe(List<JsonValue> descriptors) {
      Set<String> tags = new LinkedHashSet<>();
      int confirming = 0;
      int disputing = 0;
      for (JsonValue descriptor : descriptors) {
        String status = descriptor.get("status").text().toUpperCase(Locale.ROOT);
        confirming += status.equals("MALICIOUS") || status.equals("SUSPICIOUS") ? 1 : 0;
        disputing += status.equals("NON_MALICIOUS") ? 1 : 0;
        list(descriptor.get("tags")).stream()
            .map(tag -> tag.get("text").text())
            .filter(tag -> !tag.isEmpty())
            .forEach(tags::add);
        out.detail("owner", descriptor.get("owner").get("id").text());
        out.detail("status", status);
      }
      out.category(String.join("|", tags));
      out.opinions(confirming, disputing);
      if (disputing > 0 && confirming == 0) {
        out.role(EntryRole.DISPUTED);
      }
    }

    @Override
    public void end(JsonValue root) {
      JsonValue paging = root.get("paging");
      next(paging.get("next").text(), "after", paging.get("cursors").get("after"));
    }
  }
}
