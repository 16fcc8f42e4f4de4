/// Rectangles in `read --format jsonl --boxes`: page, and in PDF points (72 an inch) from the upper
/// left corner of the page the left edge, the upper edge, the width and the height.
extension JSONWriter {
  /// The rectangles of a value, one a line and column of print, where places were asked for; empty
  /// where its words were not found on its page.
  mutating func boxes(_ place: Place) {
    guard let boxes = places else { return }
    key("boxes")
    array(boxes.boxes(of: place)) { $0.box($1) }
  }

  /// The rectangles of each fact of the cover, those of what says otherwise, and the size of each
  /// page in points.
  mutating func coverBoxes(_ report: InspectionReport) {
    guard let boxes = places else { return }
    typealias Fact = (name: StaticString, place: Place?, other: Place?)
    func fact<Value>(_ name: StaticString, _ value: Located<Value>?) -> Fact {
      (name, value?.place, value?.otherPlace)
    }
    let facts = [
      fact("kind", report.kind), fact("authority", report.authority),
      fact("inspectionStart", report.inspectionStart),
      fact("inspectionEnd", report.inspectionEnd), fact("published", report.published),
      fact("leadInspector", report.leadInspector),
    ]
    write("boxes", facts.map { ($0.name, $0.place) }, from: boxes)
    write("otherBoxes", facts.map { ($0.name, $0.other) }, from: boxes)
    key("pageSizes")
    array(boxes.pages) { json, page in
      json.object { json in
        json.entry("width", points: page.width)
        json.entry("height", points: page.height)
      }
    }
  }

  private mutating func write(
    _ name: StaticString, _ facts: [(StaticString, Place?)], from boxes: PaperBoxes
  ) {
    key(name)
    object { json in
      for (fact, place) in facts {
        guard let place else { continue }
        json.key(fact)
        json.array(boxes.boxes(of: place)) { $0.box($1) }
      }
    }
  }

  private mutating func box(_ placed: PaperBoxes.Placed) {
    object { json in
      json.entry("page", placed.page)
      json.entry("x", points: placed.box.left)
      json.entry("y", points: placed.box.top)
      json.entry("width", points: placed.box.right - placed.box.left)
      json.entry("height", points: placed.box.bottom - placed.box.top)
    }
  }

  /// To a tenth of a point.
  private mutating func entry(_ name: StaticString, points: Double) {
    key(name)
    value(tenths: Int((min(max(points, -1e6), 1e6) * 10).rounded()))
  }
}
