type Packages = Record<string, { version?: string; dev?: boolean; optional?: boolean; devOptional?: boolean }>

export declare function areIn(present: Packages, lock: Packages, dev: boolean): boolean
