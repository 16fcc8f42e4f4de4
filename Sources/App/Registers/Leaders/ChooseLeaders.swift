import Kernel
import Storage

/// Says which posts of the directory stand in the register of leaders.
struct ChooseLeaders: Sendable {
  let acting: any Acting

  init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter seen: those that stood there when that was read; of the rest only what is chosen
  ///   changes, so that a choice of somebody else stays.
  func callAsFunction(_ chosen: [Post.ID], of seen: [Post.ID]) async throws {
    let user = acting.user
    try user.require(.manageDirectory)
    let (added, gone) = (Set(chosen).subtracting(seen), Set(seen).subtracting(chosen))
    try await acting.write(because: "posts chosen for the register of leaders") { db in
      for var post in try db.posts(of: user.authority)
      where (post.isLeadership ? gone : added).contains(post.id) {
        post.isLeadership.toggle()
        try db.update(post)
      }
    }
  }
}
