import Civil
import Kernel
import Storage

extension SQLValue {
  /// The value as JSON; bytes are not told.
  public var json: JSON {
    switch self {
    case .null, .blob: .null
    case .integer(let number): .integer(Int(number))
    case .real(let number): .number(number)
    case .boolean(let flag): .bool(flag)
    case .text(let text): .string(text)
    }
  }
}

extension Instant {
  /// As JSON has it: "2026-03-27T09:15:00.000Z", in universal time.
  public var json: JSON { .string(universal) }

  private var universal: String {
    let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    let day = rest < 0 ? days - 1 : days
    let time = rest < 0 ? rest + 86_400_000 : rest
    let date = CivilDate(dayNumber: Int32(clamping: day)).map(\.description) ?? ""
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (time / 3_600_000, time / 60_000 % 60)
    let (seconds, thousandths) = (time / 1000 % 60, time % 1000)
    let fraction = String(String(1000 + thousandths).dropFirst())
    return "\(date)T\(two(hours)):\(two(minutes)):\(two(seconds)).\(fraction)Z"
  }
}

/// What a change did to one field, as the API tells it.
public struct ChangedField: Hashable, Sendable {
  public let field: String
  /// What people call it.
  public let title: String
  public let before: JSON
  public let after: JSON
}

extension Change {
  /// What it did to each field that is shown.
  public func fields(called kind: RecordKind) -> [ChangedField] {
    differences.filter { kind.isShown($0.column) }.map {
      ChangedField(
        field: $0.column, title: kind.title(of: $0.column), before: $0.old.json,
        after: $0.new.json)
    }
  }

  /// One change as the API tells it: who, when, why, and field by field what.
  func json(called kind: RecordKind) -> JSON {
    [
      "table": .string(table), "record": .string(recordID), "version": .integer(version),
      "at": at.json, "author": .string(author.name), "reason": .string(reason),
      "kind": .string(self.kind.rawValue),
      "fields": .array(
        fields(called: kind).map {
          [
            "field": .string($0.field), "title": .string($0.title), "before": $0.before,
            "after": $0.after,
          ]
        }),
    ]
  }
}
