namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>How far a version of a node's program has come.</summary>
public enum ProgramState
{
    /// <summary>Waits for the gateway to fetch it.</summary>
    Edited,

    /// <summary>Lies in the gateway and waits for the node to call in.</summary>
    Fetched,

    /// <summary>The node was given it and has not answered yet.</summary>
    HandedOver,

    /// <summary>The node works by it.</summary>
    Acknowledged,

    /// <summary>The node cannot work by it, and goes on as before.</summary>
    Refused,

    /// <summary>A later version took its place before the node had an answer to it.</summary>
    Superseded,
}
