// Tables.

/// A table; begins with a ``caption(_:content:)``.
public func table(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("table", attributes, content())
}

/// What the table is called.
public func caption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("caption", attributes, content())
}

/// `caption` with nothing but text.
public func caption(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("caption", attributes, text: text)
}

/// Columns that belong together.
public func colgroup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("colgroup", attributes, content())
}

/// A column within a ``colgroup(_:content:)``.
public func col(_ attributes: Attribute...) -> HTML {
  .void("col", attributes)
}

/// The rows with the headings of the columns.
public func thead(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("thead", attributes, content())
}

/// Rows of the table.
public func tbody(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("tbody", attributes, content())
}

/// The rows with totals.
public func tfoot(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("tfoot", attributes, content())
}

/// A row.
public func tr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("tr", attributes, content())
}

/// A heading; `.scope` says of what: `th("Owner", .scope(.col))`.
public func th(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  .element("th", attributes, content())
}

/// `th` with nothing but text.
public func th(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("th", attributes, text: text)
}

/// A cell.
public func td(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  .element("td", attributes, content())
}

/// `td` with nothing but text.
public func td(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("td", attributes, text: text)
}
