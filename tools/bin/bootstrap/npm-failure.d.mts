export declare function npmFailureSentence(output: string, logFile: string): string;
