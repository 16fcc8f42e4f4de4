/// The statements that write an image.
extension WriteTransaction {
  func insertion(of image: Image, into table: SQLName) -> SQL {
    let columns = image.pairs.map { "\($0.name)" as SQL }.joined(separator: ", ")
    let values = image.pairs.map { "\($0.value)" as SQL }.joined(separator: ", ")
    return "INSERT INTO \(table) (\(columns)) VALUES (\(values))"
  }

  func assignments(of image: Image) -> SQL {
    image.pairs.map { "\($0.name) = \($0.value)" as SQL }.joined(separator: ", ")
  }
}
