/// An element whose end tag has not come yet.
struct OpenElement {
  /// Where its name stands in the file, prefix and all; below zero when it was opened before this
  /// part of the file and is called as the message has it.
  let name: Int
  let nameLength: Int
  let node: Int
  /// Which children came already, by their place in the message.
  var seen: UInt64 = 0
  /// Where among its siblings the next child is likely to be.
  var hint = 0
  /// For a list: the number of rows of its table when it began.
  var rowsBefore = 0
  /// For a value with markup in it: where its text begins in the assembled text.
  var collectedFrom = -1
}
