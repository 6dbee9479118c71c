System.Console.WriteLine("no benchmark chosen");
