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

/** The labels of a web page: meta elements, JSON-LD, microdata and RDFa, in document order. */
final class HtmlLabels {
  private static final int MAX_SCRIPTS = 256;

  /**
   * A tag may make 13 elements (the parser repeats open formatting elements), and an element takes
   * some 500 bytes with its position, 160 without: 200 MB for the worst page of so many tags.
   */
  private static final int MAX_TAGS = 100_000;

  private static final int MAX_TAGS_WITH_POSITIONS = 20_000;

  /** The two ways to write properties into elements: the attributes that each uses. */
  private enum Markup {
    /** HTML, 5: microdata. */
    MICRODATA("microdata", "itemprop", "itemscope", "itemtype"),
    /** RDFa Lite 1.1. */
    RDFA("RDFa", "property", "typeof", "typeof");

    private final String title;
    private final String property;
    private final String scope;
    private final String type;

    Markup(String title, String property, String scope, String type) {
      this.title = title;
      this.property = property;
      this.scope = scope;
      this.type = type;
    }
  }

  private final LabelScan scan;
  private final LabelSink sink;
  private final SchemaLabels schema;

  HtmlLabels(LabelScan scan) {
    this.scan = scan;
    this.sink = scan.sink();
    this.schema = new SchemaLabels(scan.texts(), sink);
  }

  /**
   * Reads a page.
   *
   * @param bytes the content, of which the page is the end
   * @param start where the page begins
   * @param firstLine the number of its first line
   */
  void read(byte[] bytes, int start, int firstLine) throws IOException {
    int tags = tags(bytes, start);
    if (tags > MAX_TAGS) {
      throw new LabelException(
          scan.source().name(), "more than " + MAX_TAGS + " tags, too many to search");
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
      if (element.normalName().equals("meta")) {
        meta(element, location);
      }
      if (isJsonLd(element) && scripts++ < MAX_SCRIPTS) {
        script(element.data(), location + "JSON-LD ");
      } else if (element.hasAttr("itemprop")) {
        properties(Markup.MICRODATA, element, location);
      } else if (element.hasAttr("property")) {
        properties(Markup.RDFA, element, location);
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

  private void meta(Element meta, String location) {
    for (String name : List.of(meta.attr("name"), meta.attr("http-equiv"))) {
      if (!name.isBlank()) {
        String where = location + "meta " + name.strip().toLowerCase(Locale.ROOT);
        WebLabels.header(scan, name, meta.attr("content"), where);
      }
    }
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

  private void properties(Markup markup, Element element, String location) {
    for (String name : element.attr(markup.property).strip().split("\\s+", -1)) {
      if (SchemaLabels.isProperty(name)) {
        String where = location + markup.title + " " + name;
        schema.property(name, value(markup, element), itemTypes(markup, element), where);
      }
    }
  }

  /** A nested rating becomes the object that JSON-LD would write; anything else its text. */
  private static Object value(Markup markup, Element element) {
    if (!element.hasAttr(markup.scope)) {
      return text(element);
    }
    Map<String, Object> item = new LinkedHashMap<>();
    for (Element part : element.getElementsByAttribute(markup.property)) {
      String name = SchemaLabels.local(part.attr(markup.property));
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
  private static List<String> itemTypes(Markup markup, Element element) {
    List<String> types = new ArrayList<>();
    for (Element e = element.parent(); e != null; e = e.parent()) {
      if (e.hasAttr(markup.scope) && e.hasAttr(markup.type)) {
        types.add(e.attr(markup.type));
      }
    }
    return types;
  }
}
