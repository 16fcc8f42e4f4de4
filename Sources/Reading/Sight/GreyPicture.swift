/// A picture in shades of grey as poppler writes it without any packing: "P5", width, height, 255,
/// and one byte a dot from the upper left corner.
struct GreyPicture {
  let width: Int
  let height: Int
  private let dots: ArraySlice<UInt8>

  /// Nil where the bytes are no such picture, or not all of it.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: [0x50, 0x35]) else { return nil }
    var numbers: [Int] = []
    var digits = ""
    var index = 2
    while index < bytes.count, numbers.count < 3, digits.count < 7 {
      if bytes[index] >= 0x30, bytes[index] <= 0x39 {
        digits.unicodeScalars.append(Unicode.Scalar(bytes[index]))
      } else {
        if let number = Int(digits) { numbers.append(number) }
        digits = ""
      }
      index += 1
    }
    guard numbers.count == 3, numbers[2] == 255, bytes.count - index >= numbers[0] * numbers[1]
    else { return nil }
    (width, height) = (numbers[0], numbers[1])
    dots = bytes[index...]
  }

  /// The difference between the lightest and the darkest dot of a part of the picture, 0 to 255;
  /// nil where the part lies outside.
  ///
  /// - Parameter dotsPerPoint: how many dots the picture has for each point of the box.
  func contrast(in box: Box, dotsPerPoint: Double) -> Int? {
    var (low, high) = (UInt8.max, UInt8.min)
    eachDot(of: box, dotsPerPoint) { place in
      (low, high) = (min(low, dots[place]), max(high, dots[place]))
    }
    return low <= high ? Int(high) - Int(low) : nil
  }

  /// The greatest difference, 0 to 255, between the dots of a part of this picture and of another
  /// of the same size.
  func difference(from other: GreyPicture, in box: Box, dotsPerPoint: Double) -> Int {
    guard (width, height) == (other.width, other.height) else { return 0 }
    let shift = other.dots.startIndex - dots.startIndex
    var most = 0
    eachDot(of: box, dotsPerPoint) { place in
      most = max(most, abs(Int(dots[place]) - Int(other.dots[place + shift])))
    }
    return most
  }

  /// Whether a part of a word is missing from this picture, of which another of the same size has
  /// all but the letters: its height, one of its four quarters, or a row of dots within.
  func cutsLetters(drawnOn other: GreyPicture, in box: Box, dotsPerPoint: Double) -> Bool {
    // Letters of the lines above and beneath may reach into the box.
    let margin = (box.bottom - box.top) * 0.06
    let rows = span(box.top + margin, box.bottom - margin, dotsPerPoint, limit: height)
    let columns = span(box.left, box.right, dotsPerPoint, limit: width)
    guard (width, height) == (other.width, other.height), !columns.isEmpty else { return false }
    let shift = other.dots.startIndex - dots.startIndex
    func ink(_ row: Int, _ columns: Range<Int>) -> Int {
      columns.count { column in
        let place = dots.startIndex + row * width + column
        return abs(Int(dots[place]) - Int(other.dots[place + shift])) >= GreyPicture.visible
      }
    }
    func size(_ columns: Range<Int>) -> Int {
      guard let first = rows.first(where: { ink($0, columns) > 0 }),
        let last = rows.last(where: { ink($0, columns) > 0 })
      else { return 0 }
      return last - first + 1
    }
    let word = size(columns)
    if word * 100 < rows.count * 35 { return true }
    // Beneath the dot of an i is a gap too, with little above it.
    let full = rows.filter { ink($0, columns) * 4 >= columns.count }
    if let first = full.first, let last = full.last,
      (first...last).contains(where: { ink($0, columns) == 0 })
    {
      return true
    }
    return (0..<4).contains { quarter in
      let start = columns.lowerBound + columns.count * quarter / 4
      let end = columns.lowerBound + columns.count * (quarter + 1) / 4
      return size(start..<end) * 100 < word * 40
    }
  }

  /// Whether something goes through the middle of a box from one end to the other.
  func hasLine(through box: Box, dotsPerPoint: Double) -> Bool {
    let size = box.bottom - box.top
    let rows = span(box.top + size * 0.3, box.top + size * 0.78, dotsPerPoint, limit: height)
    let columns = span(box.left, box.right, dotsPerPoint, limit: width)
    guard rows.count > 2, !columns.isEmpty else { return false }
    var counts = [Int](repeating: 0, count: 256)
    for row in rows {
      for column in columns { counts[Int(dots[dots.startIndex + row * width + column])] += 1 }
    }
    let ground = counts.indices.max { counts[$0] < counts[$1] } ?? 255
    let crossed = columns.count { column in
      rows.contains { row in
        abs(Int(dots[dots.startIndex + row * width + column]) - ground) >= GreyPicture.visible
      }
    }
    return Double(crossed) >= Double(columns.count) * 0.8
  }

  /// Less than this between two dots is one colour to the eye.
  static let visible = 30

  private func eachDot(of box: Box, _ dotsPerPoint: Double, _ body: (Int) -> Void) {
    // Rules of a table may touch a word's box above and beneath.
    let margin = (box.bottom - box.top) * 0.2
    let rows = span(box.top + margin, box.bottom - margin, dotsPerPoint, limit: height)
    let columns = span(box.left, box.right, dotsPerPoint, limit: width)
    for row in rows {
      for column in columns { body(dots.startIndex + row * width + column) }
    }
  }

  private func span(
    _ from: Double, _ to: Double, _ dotsPerPoint: Double, limit: Int
  ) -> Range<Int> {
    let first = min(max((from * dotsPerPoint).rounded(.down), 0), Double(limit))
    let last = min(max((to * dotsPerPoint).rounded(.up), first), Double(limit))
    return Int(first)..<Int(last)
  }
}
