import Kernel
import Storage

/// Names the groups that a consultation is held with.
public struct KeepGroups: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Throws: `Refusal.invalid` for a group without a name of its own.
  @discardableResult
  public func add(
    _ kind: ConsultationGroup.Kind, named name: String, ages: String = "",
    to id: Consultation.ID
  ) async throws -> ConsultationGroup {
    let user = acting.user
    try user.require(.managePlan)
    if name.isEmpty { throw Refusal.invalid("Give the group its name.", field: "name") }
    return try await acting.write(because: "group named: \(name)") { db in
      let file = try db.consultationFile(id, of: user.authority)
      if file.groups.contains(where: { $0.name.lowercased() == name.lowercased() }) {
        throw Refusal.invalid("This group is named already.", field: "name")
      }
      return try db.insert(
        ConsultationGroup(consultation: file.consultation, kind: kind, name: name, ages: ages))
    }
  }

  public func remove(_ id: ConsultationGroup.ID) async throws -> Consultation.ID {
    let user = acting.user
    try user.require(.managePlan)
    return try await acting.write(because: "group taken off") { db in
      guard let group = try db.find(id, of: user.authority) else {
        throw Refusal.notFound("This group is not there any more.")
      }
      try db.delete(group)
      return group.consultation
    }
  }
}
