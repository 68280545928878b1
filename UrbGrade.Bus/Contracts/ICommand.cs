namespace UrbGrade.Bus.Contracts;

/// <summary>A contract by which somebody wants something done. Exactly one module handles it.</summary>
public interface ICommand;
