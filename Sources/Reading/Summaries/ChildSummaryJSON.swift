import Civil

extension JSONWriter {
  mutating func childSummary(_ summary: ChildSummary?) {
    guard let summary else {
      value(nil as String?)
      return
    }
    object { json in
      json.entry("heading", summary.heading.value)
      json.entry("page", summary.heading.page)
      json.key("isWholePaper")
      json.value(summary.isWholePaper)
      json.located("purpose", summary.purpose) { $0 }
      json.located("grade", summary.grade, \.rawValue)
      json.key("gradeDefinitions")
      json.array(summary.gradeDefinitions) { json, definition in
        json.object { json in
          json.entry("grade", definition.grade.rawValue)
          json.place(definition.text)
        }
      }
      json.located("toldTo", summary.toldTo) { $0 }
      json.points("items", summary.items)
      json.points("good", summary.good)
      json.points("needsImproving", summary.needsImproving)
      json.key("promises")
      json.array(summary.promises) { json, promise in
        json.object { json in
          json.entry("kind", promise.kind.rawValue)
          json.entry("by", promise.by)
          json.place(promise.text)
        }
      }
      json.located("fullReportPublished", summary.fullReportPublished, \.description)
      json.located("fullReportLink", summary.fullReportLink) { $0 }
    }
  }

  private mutating func points(_ name: StaticString, _ points: [Located<String>]) {
    key(name)
    array(points) { json, point in json.object { $0.place(point) } }
  }

  private mutating func place(_ text: Located<String>) {
    entry("text", text.value)
    entry("page", text.page)
    boxes(text.place)
    surety(text.certainty)
  }

  private mutating func located<Value>(
    _ name: StaticString, _ located: Located<Value>?, _ text: (Value) -> String
  ) {
    key(name)
    guard let located else {
      value(nil as String?)
      return
    }
    object { json in
      json.entry("value", text(located.value))
      json.entry("page", located.page)
      json.boxes(located.place)
      json.surety(located.certainty)
    }
  }
}
