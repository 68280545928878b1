using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database;

/// <summary>Tells the processes on the database that something they keep in memory has changed.</summary>
internal static class ChangeCounters
{
    /// <summary>Advances a topic in the session's transaction.</summary>
    public static void Advance(IWriteSession session, string topic)
    {
        var command = session.Prepare("""UPDATE "ChangeCounters" SET "Version" = "Version" + 1 WHERE "Topic" = @topic""", "@topic");
        command.Fill(topic);
        command.ExecuteNonQuery();
    }
}
