import Mustache

/// The same page by swift-mustache, from a template that is parsed once.
struct MustachePage {
  let template: MustacheTemplate

  init() throws {
    template = try MustacheTemplate(string: Self.text)
  }

  /// Renders values by reflection, as the library's own guide does.
  func render(_ list: ActionList) -> String {
    template.render(list)
  }

  /// Renders the same values from dictionaries, its quicker way.
  func render(_ values: [String: Any]) -> String {
    template.render(values)
  }

  private static let headings = MarkupPage.headings
    .map { #"<th scope="col">\#($0)</th>"# }.joined()

  private static let cells = [
    ##"<th scope="row"><a href="/actions/{{id}}">{{reference}}</a></th>"##,
    "<td>{{title}}</td>",
    ##"<td><a href="/recommendations/{{recommendation}}">{{recommendation}}</a></td>"##,
    "<td>{{owner}}</td>",
    "<td>{{setBy}}</td>",
    ##"<td><time datetime="{{firstDueISO}}">{{firstDue}}</time></td>"##,
    ##"<td><time datetime="{{dueISO}}">{{due}}</time></td>"##,
    ##"<td class="number">{{slippage}}</td>"##,
    ##"<td><span class="{{deliveryClass}}">{{delivery}}</span></td>"##,
    ##"<td><span class="{{impactClass}}">{{impact}}</span></td>"##,
    ##"<td><time datetime="{{updatedISO}}">{{updated}}</time> {{remark}}</td>"##,
  ].joined()

  private static let text =
    "<!DOCTYPE html>\n" + ##"<html lang="en-GB"><head><meta charset="utf-8">"##
    + ##"<meta name="viewport" content="width=device-width, initial-scale=1">"##
    + ##"<title>{{title}}</title><link rel="stylesheet" href="/assets/site.css"></head>"##
    + "<body><main><h1>{{title}}</h1><p>{{count}}</p>"
    + ##"<table class="actions"><caption>All actions</caption><thead><tr>"## + headings
    + ##"</tr></thead><tbody>{{#rows}}<tr{{#isLate}} class="late"{{/isLate}}>"## + cells
    + "</tr>{{/rows}}</tbody></table></main></body></html>"
}

extension ActionList {
  /// The same values as dictionaries.
  var dictionary: [String: Any] {
    ["title": title, "count": count, "rows": rows.map(\.dictionary)]
  }
}

extension ActionRow {
  /// The same values as a dictionary.
  var dictionary: [String: Any] {
    [
      "id": id, "reference": reference, "title": title, "recommendation": recommendation,
      "owner": owner, "setBy": setBy, "firstDueISO": firstDueISO, "firstDue": firstDue,
      "dueISO": dueISO, "due": due, "slippage": slippage, "isLate": isLate, "delivery": delivery,
      "deliveryClass": deliveryClass, "impact": impact, "impactClass": impactClass,
      "updatedISO": updatedISO, "updated": updated, "remark": remark,
    ]
  }
}
