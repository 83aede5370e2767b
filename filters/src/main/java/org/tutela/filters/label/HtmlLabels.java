package org.tutela.filters.label;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The labels of a web page: meta elements, JSON-LD scripts and microdata, in document order. */
final class HtmlLabels {
  private static final int MAX_SCRIPTS = 256;

  /**
   * A tag may make 13 elements (the parser repeats open formatting elements), and an element takes
   * some 500 bytes with its position, 160 without: 200 MB for the worst page of so many tags.
   */
  private static final int MAX_TAGS = 100_000;

  private static final int MAX_TAGS_WITH_POSITIONS = 20_000;

  private final RatingText texts;
  private final LabelSink sink;
  private final SchemaLabels schema;

  HtmlLabels(RatingText texts, LabelSink sink) {
    this.texts = texts;
    this.sink = sink;
    this.schema = new SchemaLabels(texts, sink);
  }

  /**
   * Reads a page.
   *
   * @param name what the content is called in messages
   * @param bytes the content, of which the page is the end
   * @param start where the page begins
   * @param firstLine the number of its first line
   */
  void read(String name, byte[] bytes, int start, int firstLine) throws IOException {
    int tags = tags(bytes, start);
    if (tags > MAX_TAGS) {
      throw new LabelException(name, "more than " + MAX_TAGS + " tags, too many to search");
    }
    boolean positions = tags <= MAX_TAGS_WITH_POSITIONS;
    Parser parser = Parser.htmlParser().setTrackPosition(positions);
    Document page;
    try (var in = new ByteArrayInputStream(bytes, start, bytes.length - start)) {
      // No charset is given: the byte order mark or the page itself names it.
      page = Jsoup.parse(in, null, "", parser);
    }
    int scripts = 0;
    for (Element element : page.getAllElements()) {
      if (sink.full()) {
        return;
      }
      String location = positions ? line(element, firstLine) + ", " : "";
      if (element.normalName().equals("meta") && isRating(element)) {
        String text = element.attr("content");
        sink.add(new MetaRating(texts).label(text, location + "meta rating"));
      } else if (isJsonLd(element) && scripts++ < MAX_SCRIPTS) {
        script(element.data(), location + "JSON-LD ");
      } else if (element.hasAttr("itemprop")) {
        microdata(element, location);
      }
    }
  }

  /** {@return how many tags there may be: less-than signs, in any encoding} */
  private static int tags(byte[] bytes, int start) {
    int tags = 0;
    for (int i = start; i < bytes.length; i++) {
      tags += bytes[i] == '<' ? 1 : 0;
    }
    return tags;
  }

  private static String line(Element element, int firstLine) {
    return "line " + (firstLine - 1 + element.sourceRange().start().lineNumber());
  }

  private static boolean isRating(Element meta) {
    return meta.attr("name").strip().equalsIgnoreCase("rating")
        || meta.attr("http-equiv").strip().equalsIgnoreCase("rating");
  }

  private static boolean isJsonLd(Element element) {
    return element.normalName().equals("script")
        && element.attr("type").strip().toLowerCase(Locale.ROOT).startsWith("application/ld+json");
  }

  private void script(String json, String location) {
    try {
      schema.read(JsonTree.parse(json), location);
    } catch (JsonProcessingException e) {
      // Broken data without a word about ages concerns nobody here.
      if (SchemaLabels.mentioned(json)) {
        sink.add(SchemaLabels.malformed(json, e, location));
      }
    } catch (IOException e) {
      throw new AssertionError("reading from memory", e);
    }
  }

  private void microdata(Element element, String location) {
    for (String name : element.attr("itemprop").strip().split("\\s+", -1)) {
      if (SchemaLabels.isProperty(name)) {
        schema.property(name, value(element), itemTypes(element), location + "microdata " + name);
      }
    }
  }

  /** A nested rating becomes the object that JSON-LD would write; anything else its text. */
  private static Object value(Element element) {
    if (!element.hasAttr("itemscope")) {
      return text(element);
    }
    Map<String, Object> item = new LinkedHashMap<>();
    for (Element part : element.getElementsByAttribute("itemprop")) {
      String name = part.attr("itemprop").strip();
      if (!part.equals(element) && SchemaLabels.RATING_PARTS.contains(name)) {
        item.putIfAbsent(name, text(part));
      }
    }
    return item;
  }

  private static String text(Element element) {
    for (String attribute : List.of("content", "value", "datetime", "href")) {
      if (element.hasAttr(attribute)) {
        return element.attr(attribute);
      }
    }
    return element.text();
  }

  /** The types of the items around a property, nearest first. */
  private static List<String> itemTypes(Element element) {
    List<String> types = new ArrayList<>();
    for (Element e = element.parent(); e != null; e = e.parent()) {
      if (e.hasAttr("itemscope") && e.hasAttr("itemtype")) {
        types.add(e.attr("itemtype"));
      }
    }
    return types;
  }
}
