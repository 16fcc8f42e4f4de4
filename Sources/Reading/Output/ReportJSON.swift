import Civil

/// One line of `goldthread read --format jsonl`: the keys the corpus of public reports uses, and
/// with them the pages, the certainty, the findings and what was not understood.
public enum ReportJSON {
  /// A report as one line of JSON, without the line feed.
  ///
  /// - Parameter boxes: where the words stand; each value then has its rectangles (`boxes`).
  public static func line(_ report: InspectionReport, boxes: PaperBoxes? = nil) -> [UInt8] {
    var writer = JSONWriter()
    writer.places = boxes
    writer.object { json in
      json.entry("file", report.file)
      json.entry("kind", report.kind.value.rawValue)
      json.entry("framework", report.framework.rawValue)
      json.entry("authority", report.authority?.value)
      json.entry("authorityPrinted", report.authorityPrinted?.value)
      json.entry("inspectionStart", report.inspectionStart?.value.description)
      json.entry("inspectionEnd", report.inspectionEnd?.value.description)
      if report.periods.count > 1 {
        json.key("periods")
        json.array(report.periods) { json, period in
          json.array([period.value.start, period.value.end]) { $0.value($1.description) }
        }
      }
      json.entry("published", report.published?.value.description)
      json.entry("leadInspector", report.leadInspector?.value)
      if report.kind.value == .sif {
        json.key("reinspection")
        json.value(report.isReinspection)
      }
      json.key("judgements")
      json.array(report.judgements) { $0.judgement($1) }
      json.key("improvements")
      json.array(report.improvements.enumerated()) { json, item in
        let links = report.improvementLinks
        json.improvement(item.element, links: item.offset < links.count ? links[item.offset] : [])
      }
      json.key("findings")
      json.array(report.findings) { json, finding in
        json.object { json in
          json.entry("number", finding.number)
          json.entry("heading", finding.heading)
          json.entry("text", finding.text.value)
          json.entry("page", finding.text.page)
          json.boxes(finding.text.place)
        }
      }
      json.proposals(report.proposals)
      json.key("childSummary")
      json.childSummary(report.childSummary)
      json.entry("pageCount", report.pageCount)
      json.key("pages")
      json.pages(report)
      json.coverLines(report)
      json.coverBoxes(report)
      json.uncertain(report)
      json.key("warnings")
      json.array(report.warnings) { $0.value($1) }
      json.key("unparsed")
      json.array(report.unparsed) { json, unread in
        json.object { json in
          json.entry("page", unread.page)
          json.entry("line", unread.line)
          json.entry("text", unread.text)
        }
      }
    }
    return writer.bytes
  }

  /// A paper that was refused as one line of JSON: everything null or empty, and why.
  public static func line(refused refusal: ReadRefusal, file: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.entry("file", file)
      json.entry("kind", "not-a-report")
      for key: StaticString in [
        "framework", "authority", "inspectionStart", "inspectionEnd", "published",
        "leadInspector",
      ] {
        json.entry(key, nil as String?)
      }
      for key: StaticString in ["judgements", "improvements", "findings"] {
        json.key(key)
        json.array([String]()) { $0.value($1) }
      }
      json.entry("refusal", refusal.code)
      json.key("warnings")
      json.array([refusal.description]) { $0.value($1) }
    }
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func judgement(_ judgement: Judgement) {
    object { json in
      json.entry("name", judgement.key.rawValue)
      json.entry("key", judgement.key.rawValue)
      json.entry("printedName", judgement.name)
      json.entry("grade", judgement.grade.value.rawValue)
      json.entry("printedGrade", judgement.printedGrade)
      json.entry("page", judgement.grade.page)
      json.lines(judgement.grade.place)
      json.boxes(judgement.grade.place)
      json.certainty(judgement.grade.certainty)
      json.key("readings")
      json.array(judgement.readings) { json, reading in
        json.object { json in
          json.entry("source", reading.source.rawValue)
          json.entry("grade", reading.grade.rawValue)
          json.entry("page", reading.place.page)
          json.entry("excerpt", reading.place.excerpt)
          json.boxes(reading.place)
        }
      }
    }
  }

  fileprivate mutating func improvement(_ item: Improvement, links: [ImprovementLink]) {
    object { json in
      json.entry("text", item.text.value)
      json.entry("section", item.section)
      json.entry("timescale", item.timescale?.rawValue ?? item.printedTimescale)
      if let number = item.number { json.entry("number", number) }
      if let theme = item.theme { json.entry("theme", theme) }
      if let body = item.body { json.entry("body", body.rawValue) }
      json.entry("page", item.text.page)
      json.lines(item.text.place)
      json.boxes(item.text.place)
      json.certainty(item.text.certainty)
      json.links(links)
    }
  }

  /// The page of each fact of the cover.
  fileprivate mutating func pages(_ report: InspectionReport) {
    object { json in
      json.entry("kind", report.kind.page)
      json.entry("authority", report.authority?.page)
      json.entry("inspectionStart", report.inspectionStart?.page)
      json.entry("inspectionEnd", report.inspectionEnd?.page)
      json.entry("published", report.published?.page)
      json.entry("leadInspector", report.leadInspector?.page)
    }
  }

  /// The first and the last line of a place on its page, as `pdftotext -layout` counts them.
  fileprivate mutating func lines(_ place: Place) {
    key("lines")
    array([place.lines.lowerBound, place.lines.upperBound]) { $0.value($1) }
  }

  /// The lines of each fact of the cover, on the page that `pages` gives.
  fileprivate mutating func coverLines(_ report: InspectionReport) {
    let places: [(StaticString, Place?)] = [
      ("kind", report.kind.place), ("authority", report.authority?.place),
      ("inspectionStart", report.inspectionStart?.place),
      ("inspectionEnd", report.inspectionEnd?.place), ("published", report.published?.place),
      ("leadInspector", report.leadInspector?.place),
    ]
    key("lines")
    object { json in
      for (name, place) in places {
        guard let place else { continue }
        json.key(name)
        json.array([place.lines.lowerBound, place.lines.upperBound]) { $0.value($1) }
      }
    }
  }

  /// The facts of the cover a person should look at, each with the reason.
  fileprivate mutating func uncertain(_ report: InspectionReport) {
    key("uncertain")
    object { json in
      let facts: [(StaticString, Certainty?)] = [
        ("kind", report.kind.certainty), ("framework", report.summarised?.certainty),
        ("authority", report.authority?.certainty),
        ("inspectionStart", report.inspectionStart?.certainty),
        ("inspectionEnd", report.inspectionEnd?.certainty),
        ("published", report.published?.certainty),
        ("leadInspector", report.leadInspector?.certainty),
      ]
      for (name, certainty) in facts {
        if let reason = certainty?.reason { json.entry(name, reason) }
      }
    }
  }

  fileprivate mutating func certainty(_ certainty: Certainty) {
    switch certainty {
    case .certain: entry("certainty", "certain")
    case .uncertain(let reason):
      entry("certainty", "uncertain")
      entry("reason", reason)
    }
  }
}
