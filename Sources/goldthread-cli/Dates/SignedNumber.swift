import ArgumentParser

/// The one number among a command's last arguments. It may be negative: "-5" would else be taken for an option.
func oneNumber(_ numbers: [Int], called name: String) throws -> Int {
  guard numbers.count == 1, let number = numbers.first else {
    throw ValidationError("give one whole number of \(name), such as 70 or -5")
  }
  return number
}
