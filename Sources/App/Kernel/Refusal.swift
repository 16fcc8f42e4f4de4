/// An expected "no": something that a person did or asked for cannot be done, and the text says
/// what happened and what to do next. Anything else that is thrown is a fault of ours.
public enum Refusal: Error, Hashable, Sendable {
  /// The person may not do this. (403)
  case notPermitted(String)
  /// It is not there, or the person may not know that it is. (404)
  case notFound(String)
  /// Somebody else was quicker, or the state of things does not allow it. (409)
  case conflict(String)
  /// What was entered cannot be accepted; each problem names its field. (422)
  case invalid([Problem])
  /// Too often in too short a time. (429)
  case tooMany(String, retryAfterSeconds: Int)
  /// What was sent is larger than can be taken. (413)
  case tooLarge(String)

  /// One thing wrong with one field.
  public static func invalid(_ message: String, field: String? = nil) -> Refusal {
    .invalid([Problem(message, field: field)])
  }
}

/// One thing that is wrong with what was entered, in words for the person who entered it.
public struct Problem: Hashable, Sendable {
  /// The name of the form field it is about; nil when it is about the whole.
  public var field: String?
  public var message: String
  /// Whether it only says what to do about the others: it is shown with them and not counted.
  public var isAdvice: Bool

  public init(_ message: String, field: String? = nil, isAdvice: Bool = false) {
    self.message = message
    self.field = field
    self.isAdvice = isAdvice
  }
}
