import Kernel
import Storage

/// Says which posts of the directory stand in the register of leaders.
struct ChooseLeaders: Sendable {
  let acting: any Acting

  init(_ acting: any Acting) { self.acting = acting }

  func callAsFunction(_ chosen: [Post.ID]) async throws {
    let user = acting.user
    try user.require(.manageDirectory)
    try await acting.write(because: "posts chosen for the register of leaders") { db in
      for var post in try db.posts(of: user.authority)
      where post.isLeadership != chosen.contains(post.id) {
        post.isLeadership.toggle()
        try db.update(post)
      }
    }
  }
}
