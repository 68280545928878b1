namespace UrbGrade.Command.Processes;

/// <summary>Keeps the logs of children from growing for ever.</summary>
internal static class ChildLog
{
    private const long Large = 8 << 20;

    /// <summary>Renames a large log to <c>*.1</c>, in place of the one before it.</summary>
    public static void SetAside(string log)
    {
        var file = new FileInfo(log);
        if (file.Exists && file.Length > Large)
            file.MoveTo(log + ".1", overwrite: true);
    }
}
