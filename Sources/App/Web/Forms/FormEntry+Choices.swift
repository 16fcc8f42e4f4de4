import Storage

extension FormEntry {
  /// One of an enumeration's values. `missing` says what to do: "Say how the action is going".
  public mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String, _ missing: String, of type: Value.Type = Value.self
  ) -> Value where Value.RawValue == String {
    if let value = Value(rawValue: form[name] ?? "") { return value }
    add(missing, name)
    // Never used: `finish` throws. An enumeration without a case cannot be asked for in a form.
    return Value.allCases[Value.allCases.startIndex]
  }

  /// One of an enumeration's values, or none when nothing was chosen.
  public mutating func optionalChoice<Value: RawRepresentable>(
    _ name: String, of type: Value.Type = Value.self
  ) -> Value? where Value.RawValue == String {
    guard let text = form[name], !text.isEmpty else { return nil }
    if let value = Value(rawValue: text) { return value }
    add("Choose one of the answers that are offered.", name)
    return nil
  }

  /// The values of the ticked boxes, in the order of the enumeration.
  public mutating func choices<Value: RawRepresentable & CaseIterable>(
    _ name: String, of type: Value.Type = Value.self
  ) -> [Value] where Value.RawValue == String {
    let ticked = Set(form.all(name)).subtracting([""])
    let values = Value.allCases.filter { ticked.contains($0.rawValue) }
    if values.count < ticked.count { add("Choose from the answers that are offered.", name) }
    return Array(values)
  }

  /// One of the values that the page offered.
  public mutating func choice(_ name: String, _ missing: String, among offered: [String]) -> String
  {
    if let value = form[name], offered.contains(value) { return value }
    add(missing, name)
    return offered.first ?? ""
  }

  /// The identifier of a record that must be chosen.
  public mutating func id<Named>(
    _ name: String, _ missing: String, of type: Named.Type = Named.self
  ) -> ID<Named> {
    if let text = form[name], let id = ID<Named>(text) { return id }
    add(missing, name)
    return ID<Named>()
  }

  /// The identifier of a record that may be chosen.
  public mutating func optionalID<Named>(
    _ name: String, of type: Named.Type = Named.self
  ) -> ID<Named>? {
    guard let text = form[name], !text.isEmpty else { return nil }
    if let id = ID<Named>(text) { return id }
    add("Choose one of the answers that are offered.", name)
    return nil
  }

  /// The identifiers of the records that were ticked, each once, in the order sent.
  public mutating func ids<Named>(
    _ name: String, of type: Named.Type = Named.self
  ) -> [ID<Named>] {
    var found: [ID<Named>] = []
    for text in form.all(name) where !text.isEmpty {
      guard let id = ID<Named>(text) else {
        add("Choose from the answers that are offered.", name)
        return []
      }
      if !found.contains(id) { found.append(id) }
    }
    return found
  }
}
