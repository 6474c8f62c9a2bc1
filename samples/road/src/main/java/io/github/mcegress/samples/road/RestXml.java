package io.github.mcegress.samples.road;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The XML of MaxCompute's REST interface, as far as odps-sdk-core sends and reads it. */
final class RestXml {
  private static final String TASK = "<Task Type=\"SQL\"><Name>AnonymousSQLTask</Name>";

  private RestXml() {}

  /** A SQL task as it was sent. Immutable. */
  static final class SqlTask {
    final String query;
    final Map<String, String> settings;

    SqlTask(String query, Map<String, String> settings) {
      this.query = query;
      this.settings = settings;
    }
  }

  /**
   * The SQL task of a POST to instances.
   *
   * @throws IllegalArgumentException if it holds none
   */
  static SqlTask task(String xml) {
    Document document = parse(xml);
    NodeList queries = document.getElementsByTagName("Query");
    if (queries.getLength() != 1) {
      throw new IllegalArgumentException(SelectCall.WHAT_RUNS + ", one SQL task at a time");
    }
    Map<String, String> settings = new LinkedHashMap<>();
    NodeList properties = document.getElementsByTagName("Property");
    for (int i = 0; i < properties.getLength(); i++) {
      Element property = (Element) properties.item(i);
      if (child(property, "Name").equals("settings")) {
        for (Map.Entry<String, JsonElement> entry :
            JsonParser.parseString(child(property, "Value")).getAsJsonObject().entrySet()) {
          settings.put(entry.getKey(), entry.getValue().getAsString());
        }
      }
    }
    return new SqlTask(queries.item(0).getTextContent().trim(), settings);
  }

  /** The function of a POST or PUT to registration/functions. */
  static StoredProject.Function function(String xml) {
    Element root = parse(xml).getDocumentElement();
    List<String> using = new ArrayList<>();
    NodeList names = root.getElementsByTagName("ResourceName");
    for (int i = 0; i < names.getLength(); i++) {
      String name = names.item(i).getTextContent().trim();
      using.add(name.substring(name.lastIndexOf('/') + 1));
    }
    return new StoredProject.Function(child(root, "Alias"), child(root, "ClassType"), using);
  }

  private static String child(Element parent, String name) {
    NodeList children = parent.getElementsByTagName(name);
    return children.getLength() == 0 ? "" : children.item(0).getTextContent().trim();
  }

  private static Document parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("the request is no XML that the lab reads", e);
    }
  }

  static String text(StoredProject.Function function) {
    StringBuilder xml = new StringBuilder("<Function><Alias>").append(escaped(function.name));
    xml.append("</Alias><ClassType>").append(escaped(function.className));
    xml.append("</ClassType><Resources>");
    function.using.forEach(
        name -> xml.append("<ResourceName>").append(escaped(name)).append("</ResourceName>"));
    return xml.append("</Resources></Function>").toString();
  }

  static String error(String code, String message) {
    return "<Error><Code>"
        + escaped(code)
        + "</Code><Message>"
        + escaped(message)
        + "</Message></Error>";
  }

  /** The status of an instance. */
  static String status(boolean done) {
    return "<Instance>" + statusElement(done) + "</Instance>";
  }

  /** The status of an instance and of its task. */
  static String status(boolean done, boolean success) {
    return "<Instance>"
        + statusElement(done)
        + "<Tasks>"
        + TASK
        + "<Status>"
        + (!done ? "Running" : success ? "Success" : "Failed")
        + "</Status></Task></Tasks></Instance>";
  }

  private static String statusElement(boolean done) {
    return "<Status>" + (done ? "Terminated" : "Running") + "</Status>";
  }

  /** The result of an instance's task. */
  static String result(@Nullable String text) {
    return "<Instance><Tasks>"
        + TASK
        + "<Result Format=\"csv\">"
        + escaped(text == null ? "" : text)
        + "</Result></Task></Tasks></Instance>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
