package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An element of an XML document, by local names: labels are read from files whose prefixes and name
 * spaces are often wrong.
 */
final class XmlElement {
  private final String name;
  private final Map<String, String> attributes;
  private final int line;
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  XmlElement(String name, Map<String, String> attributes, int line) {
    this.name = name;
    this.attributes = attributes;
    this.line = line;
  }

  String name() {
    return name;
  }

  int line() {
    return line;
  }

  List<XmlElement> children() {
    return children;
  }

  /** The text being collected, without that of elements inside. */
  StringBuilder collected() {
    return text;
  }

  /** {@return the text on one line, without that of elements inside} */
  String text() {
    return RatingText.oneLine(text.toString());
  }

  /** {@return the value of an attribute, or nothing} */
  String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "").strip();
  }

  /** {@return the first child with a name} */
  Optional<XmlElement> child(String child) {
    return children.stream().filter(c -> c.name.equals(child)).findFirst();
  }

  /** {@return the text of the first child with a name, or nothing} */
  String childText(String child) {
    return child(child).map(XmlElement::text).orElse("");
  }

  /** {@return where the element stands, for a label} */
  String location() {
    return "line " + line + ", element " + name;
  }

  /** Gives this element and all inside it, in document order. */
  void forEach(Consumer<XmlElement> action) {
    action.accept(this);
    children.forEach(child -> child.forEach(action));
  }

  /** {@return this element and all inside it that have a name, in document order} */
  List<XmlElement> all(String wanted) {
    List<XmlElement> found = new ArrayList<>();
    forEach(
        element -> {
          if (element.name.equals(wanted)) {
            found.add(element);
          }
        });
    return found;
  }
}
