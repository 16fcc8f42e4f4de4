/// Where and why bytes are not well-formed XML, or not the message they should be.
struct MalformedXML: Error {
  let position: Int
  /// A clause that goes on after the place: "the element 'Child' is not closed".
  let reason: String

  init(at position: Int, _ reason: String) {
    self.position = position
    self.reason = reason
  }
}
