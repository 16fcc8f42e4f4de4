import ArgumentParser

/// The one number among a command's last arguments. It may be negative: "-5" would else be taken
/// for an option.
func oneNumber(_ numbers: [Int], called name: String) throws -> Int {
  guard numbers.count == 1, let number = numbers.first else {
    throw ValidationError("give one whole number of \(name), such as 70 or -5")
  }
  guard (-1_000_000...1_000_000).contains(number) else {
    throw ValidationError("\(number) \(name) lead out of the calendar; give fewer than a million")
  }
  return number
}
