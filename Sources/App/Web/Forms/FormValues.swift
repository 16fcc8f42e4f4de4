import Civil
import Storage

/// Something that can stand in a form's field.
public protocol FormValue {
  /// The fields it fills when the field has this name.
  func formFields(named name: String) -> [(name: String, value: String)]
}

/// What a form shows before anybody has typed: `["title": plan.title, "start": plan.startsOn]`.
public struct FormValues: ExpressibleByDictionaryLiteral, Sendable {
  public var fields: [(name: String, value: String)]

  public init(dictionaryLiteral elements: (String, any FormValue)...) {
    fields = elements.flatMap { $1.formFields(named: $0) }
  }

  public init(_ fields: [(name: String, value: String)] = []) { self.fields = fields }
}

extension String: FormValue {
  public func formFields(named name: String) -> [(name: String, value: String)] { [(name, self)] }
}

extension Int: FormValue {
  public func formFields(named name: String) -> [(name: String, value: String)] {
    [(name, String(self))]
  }
}

extension Bool: FormValue {
  public func formFields(named name: String) -> [(name: String, value: String)] {
    self ? [(name, "yes")] : []
  }
}

extension CivilDate: FormValue {
  public func formFields(named name: String) -> [(name: String, value: String)] {
    [
      (name, String(day)), (name + "-month", String(month)), (name + "-year", String(year)),
    ]
  }
}

extension ID: FormValue {
  public func formFields(named name: String) -> [(name: String, value: String)] { [(name, text)] }
}

extension Optional: FormValue where Wrapped: FormValue {
  public func formFields(named name: String) -> [(name: String, value: String)] {
    self?.formFields(named: name) ?? []
  }
}

extension Array: FormValue where Element: FormValue {
  public func formFields(named name: String) -> [(name: String, value: String)] {
    flatMap { $0.formFields(named: name) }
  }
}

/// Enumerations of words need only say that they are one: `extension Kind: FormValue {}`.
extension FormValue where Self: RawRepresentable, RawValue == String {
  public func formFields(named name: String) -> [(name: String, value: String)] {
    [(name, rawValue)]
  }
}
