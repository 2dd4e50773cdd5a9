package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.icalendar.Component;
import dev.calbridge.gateway.icalendar.ContentLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a component that a client wants (CALDAV:comp, RFC 4791 section 9.6.1).
 *
 * @param properties by name, with true for those wanted without their value; null for all
 * @param components by name; null for all
 */
record DataSelection(
    @Nullable Map<String, Boolean> properties, @Nullable Map<String, DataSelection> components) {

  static DataSelection of(XmlElement comp) {
    Map<String, Boolean> properties = new LinkedHashMap<>();
    comp.children(XmlName.caldav("prop"))
        .forEach(
            prop ->
                properties.put(
                    PropertyCondition.name(prop),
                    prop.attribute("novalue").filter("yes"::equals).isPresent()));
    Map<String, DataSelection> components = new LinkedHashMap<>();
    comp.children(XmlName.caldav("comp"))
        .forEach(inside -> components.put(PropertyCondition.name(inside), of(inside)));
    boolean allProperties = comp.child(XmlName.caldav("allprop")).isPresent();
    boolean allComponents = comp.child(XmlName.caldav("allcomp")).isPresent();
    boolean silent = properties.isEmpty() && components.isEmpty();
    // A comp that says nothing about its inside means all of it, as programs use it.
    return new DataSelection(
        allProperties || silent && !allComponents ? null : properties,
        allComponents || silent && !allProperties ? null : components);
  }

  Component of(Component component) {
    List<ContentLine> lines = new ArrayList<>();
    for (ContentLine line : component.properties()) {
      if (properties == null) {
        lines.add(line);
      } else if (properties.containsKey(line.name())) {
        boolean nameOnly = properties.getOrDefault(line.name(), false);
        lines.add(nameOnly ? new ContentLine(line.name(), List.of(), "", line.name() + ":") : line);
      }
    }
    List<Component> inside = new ArrayList<>();
    for (Component each : component.components()) {
      if (components == null) {
        inside.add(each);
      } else if (components.get(each.name()) instanceof DataSelection selection) {
        inside.add(selection.of(each));
      }
    }
    return component.with(lines, inside);
  }
}
