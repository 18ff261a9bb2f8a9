global using NetGen.Generator.Model;
