namespace UrbGrade.Bus.Orchestration;

/// <summary>What a module of this process has to do with a contract.</summary>
/// <param name="Module">The module; empty for what belongs to none.</param>
/// <param name="Contract">Name that the contract's rows carry.</param>
/// <param name="MessageType">The contract.</param>
/// <param name="Handler">What handles it in this process; null where the module tells such events to others.</param>
/// <param name="StandsIn">Whether the handler stands in for another module, and gets only what is redirected to its own.</param>
public sealed record ModuleService(string Module, string Contract, Type MessageType, Type? Handler, bool StandsIn = false);
