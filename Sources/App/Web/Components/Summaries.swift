import Markup
import SiteMap

/// One line of a summary: a name, a value, and where to change it.
public struct SummaryRow: Sendable {
  public var name: String
  public var value: HTML
  public var change: Address?

  public init(_ name: String, change: Address? = nil, @HTMLBuilder value: () -> HTML) {
    self.name = name
    self.value = value()
    self.change = change
  }

  public init(_ name: String, _ value: String, change: Address? = nil) {
    self.init(name, change: change) { HTML(value) }
  }
}

/// What is known, line by line, each with a link to change it where that is allowed.
public func summaryList(_ rows: [SummaryRow]) -> HTML {
  dl(.class("summary")) {
    for row in rows {
      div(.class("summary-row")) {
        dt(row.name)
        dd(.class("summary-value")) {
          if row.value.isEmpty { span("Not given", .class("muted")) } else { row.value }
        }
        if let change = row.change {
          dd(.class("summary-change")) { changeLink(row.name, change) }
        }
      }
    }
  }
}

private func changeLink(_ name: String, _ address: Address) -> HTML {
  a(.href(address.web)) {
    "Change"
    span(" " + name.lowercased(), .class("visually-hidden"))
  }
}

/// One task of a list that leads through longer work.
public struct TaskItem: Sendable {
  public var title: String
  public var hint: String?
  public var status: HTML
  /// Nil when it cannot be started yet.
  public var address: Address?

  public init(_ title: String, to address: Address?, hint: String? = nil, status: HTML) {
    self.title = title
    self.hint = hint
    self.status = status
    self.address = address
  }
}

/// What there is to do, in order, each with how it stands.
public func taskList(_ tasks: [TaskItem]) -> HTML {
  ul(.class("tasks")) {
    for task in tasks {
      li(.class("task")) {
        div(.class("task-title")) {
          if let address = task.address { link(task.title, to: address) } else { span(task.title) }
          if let hint = task.hint { div(hint, .class("hint")) }
        }
        div(.class("task-status")) { task.status }
      }
    }
  }
}

/// A part of the page that one opens to read: what few people need. It is open where something in
/// it is wrong, for what is folded away is seen by nobody.
public func fold(
  _ title: String, isOpen: Bool = false, @HTMLBuilder content: () -> HTML
) -> HTML {
  let inside = content()
  return details(.class("fold"), .open(isOpen || FormSheet.hasProblem(in: inside))) {
    summary(title)
    div(.class("fold-content")) { inside }
  }
}

/// Terms and what they mean.
public func definitions(_ pairs: [(term: String, meaning: HTML)]) -> HTML {
  dl(.class("definitions")) {
    for pair in pairs {
      dt(pair.term)
      dd { pair.meaning }
    }
  }
}
