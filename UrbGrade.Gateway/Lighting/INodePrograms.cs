namespace UrbGrade.Gateway.Lighting;

/// <summary>Programs for the nodes that call in, as the lines of their protocol. Whoever listens to nodes hands them over.</summary>
internal interface INodePrograms
{
    /// <summary>What to tell a device that has just called in: its own program and those of its slaves that it has not answered to.</summary>
    /// <param name="device">As it names itself.</param>
    IReadOnlyList<ProgramLine> For(string device);

    /// <summary>Notes that a line has been written to the device.</summary>
    void HandedOver(ProgramLine line);

    /// <summary>Takes a device's answer to a program.</summary>
    /// <returns>False when the line is none.</returns>
    bool TryTake(string device, string line);
}
