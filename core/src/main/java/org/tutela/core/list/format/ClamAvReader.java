package org.tutela.core.list.format;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReasonCode;

/**
 * Hash signatures of ClamAV, {@code hash:size:name[:minimum[:maximum]]}: MD5 in {@code .hdb}, by
 * length in {@code .hsb}. Those in {@code .fp} and {@code .sfp} allow.
 */
final class ClamAvReader extends LineFormat {
  private static final Pattern SIGNATURE =
      Pattern.compile("[0-9A-Fa-f]{32,64}:([0-9]+|\\*):[^:]+(:[0-9]*){0,2}");
  private static final Pattern NAME = Pattern.compile(".*\\.(hdb|hdu|hsb|hsu|fp|sfp)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

  /** The largest size that the format has (ClamAV documentation, hash-based signatures). */
  private static final long MAX_SIZE = 4_294_967_294L;

  /** The first functionality level that knows a size of {@code *}. */
  private static final long ANY_SIZE_LEVEL = 73;

  ClamAvReader() {
    super("clamav");
  }

  @Override
  public boolean recognizes(ListHead head) {
    return NAME.matcher(head.source().plainName().toLowerCase(Locale.ROOT)).matches()
        || head.hasLine(SIGNATURE);
  }

  @Override
  Lines lines(ListSource source, Consumer<? super ListRecord> sink) {
    String name = source.plainName().toLowerCase(Locale.ROOT);
    boolean allows = name.endsWith(".fp") || name.endsWith(".sfp");
    boolean md5 = name.endsWith(".hdb") || name.endsWith(".hdu") || name.endsWith(".fp");
    return (line, out) -> {
      if (line.startsWith("#")) {
        out.ignored("COMMENT");
      } else {
        signature(line.split(":", -1), md5, allows, out);
      }
    };
  }

  private static void signature(String[] fields, boolean md5, boolean allows, RecordSink out) {
    if (fields.length < 3 || fields[2].isEmpty()) {
      out.reject(ReasonCode.MISSING_FIELD, fields.length < 2 ? "size" : "name");
      return;
    }
    out.named(fields[2]);
    String minimum = fields.length > 3 ? fields[3] : "";
    String maximum = fields.length > 4 ? fields[4] : "";
    if (fields.length > 5) {
      out.reject(ReasonCode.EXTRA_COLUMNS, "");
    } else if (!isSize(fields[1])) {
      out.reject(ReasonCode.BAD_NUMBER, "size");
    } else if (!isLevel(minimum) || !isLevel(maximum)) {
      out.reject(ReasonCode.BAD_NUMBER, "functionality level");
    } else {
      out.role(allows ? EntryRole.ALLOW : EntryRole.BLOCK);
      boolean any = fields[1].equals("*");
      if (any && (minimum.isEmpty() || Long.parseLong(minimum) < ANY_SIZE_LEVEL)) {
        out.warning("any size needs functionality level " + ANY_SIZE_LEVEL);
      }
      out.detail("size", any ? "any" : fields[1]);
      out.detail("minflevel", minimum);
      out.detail("maxflevel", maximum);
      hash(fields[0], md5, out);
    }
  }

  private static void hash(String digest, boolean md5, RecordSink out) {
    Optional<HashType> type =
        md5 ? Optional.of(HashType.MD5) : ChecksumLines.typeOfLength(digest.length());
    if (type.isPresent()) {
      out.hash(type.get(), digest);
    } else {
      byte[] bytes = HashJudge.bytes(digest);
      boolean hex = HashJudge.isHex(bytes, 0, bytes.length);
      out.reject(hex ? ReasonCode.BAD_LENGTH : ReasonCode.BAD_HEX, "");
    }
  }

  private static boolean isSize(String text) {
    if (text.equals("*")) {
      return true;
    }
    return NUMBER.matcher(text).matches()
        && Long.parseLong(text) >= 1
        && Long.parseLong(text) <= MAX_SIZE;
  }

  private static boolean isLevel(String text) {
    return text.isEmpty() || NUMBER.matcher(text).matches();
  }
}
